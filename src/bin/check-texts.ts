import { checkTextsProgram } from './checks/texts/check-texts.ts';

const { status, text } = await checkTextsProgram(process.argv.slice(2));
process.stdout.write(text);
process.exitCode = status;
