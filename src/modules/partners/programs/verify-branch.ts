import { verifyBranchProgram } from './verify-branch-program.ts';

const { status, text } = await verifyBranchProgram(process.argv.slice(2));
(status === 2 ? process.stderr : process.stdout).write(`${text}\n`);
process.exitCode = status;
