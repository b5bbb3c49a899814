import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import plugin from '@defra/forms-engine-plugin';
import { FileFormService } from '@defra/forms-engine-plugin/file-form-service.js';
import { Engine as Memory } from '@hapi/catbox-memory';
import crumb from '@hapi/crumb';
import hapi from '@hapi/hapi';
import inert from '@hapi/inert';
import yar from '@hapi/yar';
import pino from 'hapi-pino';

/**
 * Hosts the engine as its guide says, in production mode: answers and sessions in memory, logs off, submissions taken in memory.
 * Room in memory is given so that no session is refused while the figure is taken.
 */
const here = import.meta.dirname;
const engine = dirname(createRequire(import.meta.url).resolve('@defra/forms-engine-plugin/package.json'));
const files = join(engine, '.public');
const manifest = JSON.parse(readFileSync(join(files, 'assets-manifest.json'), 'utf8'));

const forms = new FileFormService();
const now = new Date();
const user = { id: 'bench', displayName: 'Bench' };
const author = { createdAt: now, createdBy: user, updatedAt: now, updatedBy: user };
await forms.addForm(join(here, 'dog.yaml'), {
  ...author,
  id: '641aeafd-13dd-40fa-9186-00170380bebc',
  slug: 'dog',
  title: 'Register a dog',
  organisation: 'Bench',
  teamName: 'Bench',
  teamEmail: 'bench@example.org',
  submissionGuidance: 'Thank you.',
  notificationEmail: 'bench@example.org',
  live: author,
});

let submissions = 0;
const formSubmissionService = {
  persistFiles: async () => ({}),
  submit: async () => {
    submissions += 1;
    return { message: 'Submitted', result: { files: { main: 'main', repeaters: {} } } };
  },
};

const server = hapi.server({
  host: '127.0.0.1',
  port: 0,
  debug: false,
  router: { stripTrailingSlash: true },
  routes: { validate: { options: { abortEarly: false } } },
  cache: [{ name: 'session', engine: new Memory({ maxByteSize: 2_000_000_000 }) }],
});
const secret = { password: 'a-password-of-the-bench-and-of-nothing-else', isSecure: false };
await server.register({ plugin: pino, options: { level: 'silent', logEvents: [] } });
await server.register(inert);
await server.register({ plugin: crumb, options: { cookieOptions: { isSecure: false } } });
await server.register({
  plugin: yar,
  options: { maxCookieSize: 0, cache: { cache: 'session', segment: 'session' }, cookieOptions: secret },
});
await server.register({
  plugin,
  options: {
    cache: 'session',
    nunjucks: {
      baseLayoutPath: 'dxt-devtool-baselayout.html',
      paths: [join(engine, '.server/server/devserver')],
    },
    services: {
      formsService: forms.toFormsService(),
      formSubmissionService,
      outputService: { submit: async () => {} },
    },
    viewContext: () => ({
      config: { cdpEnvironment: 'prod', serviceName: 'Bench', phaseTag: '', serviceVersion: '' },
      assetPath: '/assets',
      getDxtAssetPath: (asset = '') => `/${manifest[asset] ?? asset}`,
    }),
    baseUrl: 'http://127.0.0.1',
  },
});
for (const folder of ['javascripts', 'stylesheets', 'assets']) {
  server.route({
    method: 'GET',
    path: `/${folder}/{path*}`,
    options: { cache: { otherwise: 'public, max-age=31536000, immutable' } },
    handler: { directory: { path: join(files, folder) } },
  });
}
await server.start();
process.send?.({ ready: server.info.port });
process.on('message', (message) => {
  if (message === 'submissions') process.send?.({ submissions });
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => void server.stop({ timeout: 1_000 }).then(() => process.exit(0)));
