import { verifyProgram } from './verify-program.ts';

const { status, text } = await verifyProgram(process.argv.slice(2));
(status === 2 ? process.stderr : process.stdout).write(`${text}\n`);
process.exitCode = status;
