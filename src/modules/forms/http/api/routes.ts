import type { Route } from '#platform/http';
import type { FormHttp } from '../form-http.ts';
import { draftApi } from './draft-routes.ts';
import { fileApi } from './file-routes.ts';
import { pageApi } from './page-routes.ts';
import { takingCodes } from './with-code.ts';

/** Everything the pages of the forms do, for programs; sending lies with the cases. */
export const formsApi = (parts: FormHttp): readonly Route[] =>
  takingCodes([...draftApi(parts), ...pageApi(parts), ...fileApi(parts)]);
