export { type App, type AppParts, createApp, type DpopCall } from './app.ts';
export { assetRoutes } from './assets.ts';
export { formOf } from './body.ts';
export { invalidBody } from './invalid-body.ts';
export { defaultRates, noLimits, type Rates } from './limiter.ts';
export { type Listening, listen } from './listen.ts';
export { bytes, html, json, notFound, redirect, refusal, text } from './replies.ts';
export { otherRevision, revisionTag } from './revision.ts';
export type {
  ApiDoc,
  FormBody,
  HtmlReply,
  LimitName,
  RefusalContext,
  RefusalReply,
  RefusalStatus,
  Refusals,
  Reply,
  Request,
  RequestSession,
  Route,
  UploadedFile,
} from './types.ts';
