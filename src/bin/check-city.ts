import { checkCityProgram } from './checks/check-city.ts';

const { status, text } = await checkCityProgram(process.argv.slice(2));
process.stdout.write(text);
process.exitCode = status;
