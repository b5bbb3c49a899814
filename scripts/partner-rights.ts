import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { partnerRightsPage } from '../src/modules/partners/domain/office/partner-rights.ts';

const place = join(import.meta.dirname, '../docs/partner-rights.md');
const page = partnerRightsPage();
if (!process.argv.includes('--check')) writeFileSync(place, page);
else if (readFileSync(place, 'utf8') !== page) {
  process.stderr.write('docs/partner-rights.md is out of date. Make it again with: node scripts/partner-rights.ts\n');
  process.exitCode = 1;
}
