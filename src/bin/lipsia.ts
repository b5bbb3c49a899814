import { environment } from '#platform/config';
import { lipsiaProgram } from './lipsia/lipsia.ts';

const { status, text } = await lipsiaProgram(process.argv.slice(2), environment());
(status === 2 ? process.stderr : process.stdout).write(text);
process.exitCode = status;
