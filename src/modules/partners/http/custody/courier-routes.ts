import { html, notFound, type Route } from '#platform/http';
import { bagsFor } from '../../use-cases/custody/see-bags.ts';
import { courierHand } from '../../use-cases/custody/stand.ts';
import type { PartnerParts } from '../../use-cases/partner-parts.ts';
import { courierPage } from '../pages/custody/courier-page.tsx';
import type { ShellFor } from '../shell-for.ts';
import { bagRoutes } from './bag-routes.ts';
import { bagLine, frameOf } from './desk-frame.ts';

/** The courier's side: bags with them, bags that wait, and a signature on each list. */
export const courierRoutes = (parts: PartnerParts, shellFor: ShellFor): readonly Route[] => [
  {
    method: 'GET',
    path: '/:lang/team/kurier',
    permission: 'custody:carry',
    async handle(request) {
      const hand = courierHand(request.actor);
      if (!hand) return notFound;
      const bags = await bagsFor(parts, hand.id);
      const lines = (isMine: boolean) =>
        bags
          .filter(({ courier }) => (courier === hand.id) === isMine)
          .map((bag) => bagLine(parts, request, '/team/kurier', bag));
      return html(
        courierPage({ frame: frameOf(parts, shellFor, request), carried: lines(true), offered: lines(false) }),
      );
    },
  },
  ...bagRoutes(parts, shellFor, {
    base: '/team/kurier',
    back: '/team/kurier',
    labels: false,
    permission: 'custody:carry',
    handFor: ({ actor }) => courierHand(actor),
  }),
];
