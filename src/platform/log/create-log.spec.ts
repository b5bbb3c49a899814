import { describe, expect, it } from 'vitest';
import { createLog, describeCause } from './index.ts';

const lines: string[] = [];
const log = createLog({ logLevel: 'info', nodeName: 'node-7' }, (line) => lines.push(line));
const last = () => JSON.parse(lines.at(-1) ?? '{}');

describe('createLog', () => {
  it('writes one JSON line with level, node and event', () => {
    log.info('listening', { port: 8080 });
    expect(last()).toMatchObject({ level: 'info', node: 'node-7', event: 'listening', port: 8080 });
    expect(lines.at(-1)).toMatch(/^\{.*\}\n$/);
  });
  it('keeps quiet below its level', () => {
    const before = lines.length;
    log.debug('detail');
    expect(lines).toHaveLength(before);
  });
  it('takes out fields that name a person or open a door', () => {
    log.warn('x', { email: 'a@b.de', familyName: 'Muster', resumeCode: 'AB12', cookie: 'c', name: 'n', status: 409 });
    expect(last()).toMatchObject({
      email: '[redacted]',
      familyName: '[redacted]',
      resumeCode: '[redacted]',
      status: 409,
    });
    expect(lines.at(-1)).not.toMatch(/Muster|AB12|a@b/);
  });
  it('takes out personal data by its shape', () => {
    log.info('to max@muster.example', { route: 'DE02120300000000202051', at: 'postgres://app:hush@db/x' });
    expect(lines.at(-1)).not.toMatch(/DE0212|hush/);
  });
  it('logs the cause of a fault without the values PostgreSQL quotes', () => {
    const cause = Object.assign(new Error('invalid input syntax for type uuid: "Erika Muster"'), {
      severity: 'ERROR',
      code: '22P02',
      detail: 'Key (email)=(erika@muster.example) already exists.',
    });
    log.error('fault', new Error('save failed', { cause }), { request: 'r1' });
    expect(last().cause).toMatchObject({ kind: 'Error', message: 'save failed', cause: { code: '22P02' } });
    expect(lines.at(-1)).not.toMatch(/Erika|erika|already exists/);
  });
});

describe('describeCause', () => {
  it('says what was thrown when it was no error', () => {
    expect(describeCause('boom')).toEqual({ kind: 'string', message: 'boom' });
  });
});
