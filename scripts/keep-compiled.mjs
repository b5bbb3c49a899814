import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * Loaded before the launcher and its programs: what one start has compiled, the next one need not. Where nothing may be written, nothing is kept.
 * Written soon, so that it holds what a start needs and not what a day has used, which would lie in memory from the next start on.
 */
enableCompileCache(fileURLToPath(new URL('../dist/compiled', import.meta.url)));
setTimeout(() => flushCompileCache(), 5_000).unref();
