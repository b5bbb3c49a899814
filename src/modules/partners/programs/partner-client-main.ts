import { partnerClientProgram } from './partner-client-program.ts';

const { status, text } = await partnerClientProgram(process.argv.slice(2));
(status === 2 ? process.stderr : process.stdout).write(`${text}\n`);
process.exitCode = status;
