import type { RequestSession } from '#platform/http';
import type { OpenSession } from '#platform/session';

/** An open session for programs: kind of browser, since when, last used, and whether it is the one that asks. */
export const sessionJson = ({ id, device, signedInAt, usedAt }: OpenSession, { state }: RequestSession) => ({
  id,
  device,
  signedInAt: signedInAt.toString(),
  usedAt: usedAt.toString(),
  isThis: state.row?.id === id,
});
