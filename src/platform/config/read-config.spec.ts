import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  demoAddresses,
  demoEidKeys,
  demoKeys,
  demoSecrets,
  demoWitnesses,
  describeSettings,
  explainProblems,
  readConfig,
} from './index.ts';
import { settings } from './settings.ts';
import type { Environment } from './types.ts';

const files = { read: (_path: string) => 'x', exists: () => false };
const key = () => randomBytes(32).toString('base64');
const good: Environment = {
  MODE: 'production',
  BASE_URL: 'https://stadt.example/',
  DATABASE_URL: 'postgres://app:Vb7kQ2xw9LmZ@db:5432/lipsia',
  DATABASE_OWNER_URL: 'postgres://owner:Qr5nT8yc3HsW@db:5432/lipsia',
  KEK: key(),
  COOKIE_KEY: key(),
  INDEX_KEY: key(),
  LOG_KEY: key(),
  OIDC_ISSUER: 'https://id.stadt.example',
  OIDC_CLIENT_ID: 'lipsia',
  OIDC_CLIENT_SECRET: 'uY3vRk8sWq1ZpLx6BnMcTf',
  REGISTER_URL: 'https://register.stadt.example',
  REGISTER_TOKEN: 'hG5jKd2fPz9XcVb4NmQwEr',
  SMTP_URL: 'smtps://mail.stadt.example',
  MAIL_FROM: 'post@stadt.example',
  TRUST_PROXY: '1',
};
const problemsOf = (env: Environment, with_: typeof files = files) => {
  const result = readConfig(env, with_);
  return result.ok ? [] : result.problems.map((problem) => problem.setting);
};

describe('readConfig in demo mode', () => {
  it('needs nothing', () => {
    const result = readConfig({}, files);
    expect(result.ok && result.config).toMatchObject({
      mode: 'demo',
      port: 8080,
      baseUrl: 'http://localhost:8080',
      databaseUrl: null,
      referenceData: null,
      jobs: true,
      trustProxy: 0,
    });
  });
  it('moves the demo services with the port', () => {
    const result = readConfig({ PORT: '9000' }, files);
    expect(result.ok && result.config.oidc.issuer).toBe('http://localhost:9001');
  });
  it('takes the street data beside the project when it is there', () => {
    const result = readConfig({}, { ...files, exists: () => true });
    expect(result.ok && result.config.referenceData).toBe('../shared/data/leipzig');
  });
  it('gives keys of 32 bytes and cannot be changed', () => {
    const result = readConfig({}, files);
    if (!result.ok) throw new Error('refused');
    for (const bytes of Object.values(result.config.keys)) expect(bytes).toHaveLength(32);
    expect(() => Object.assign(result.config, { port: 1 })).toThrow(TypeError);
    expect(() => Object.assign(result.config.oidc, { issuer: '' })).toThrow(TypeError);
  });
  it('names every wrong setting at once, without its value', () => {
    const result = readConfig({ PORT: '70000', LOG_LEVEL: 'loud', KEK: 'hushhush', JOBS: 'perhaps' }, files);
    if (result.ok) throw new Error('accepted');
    expect(result.problems.map((problem) => problem.setting)).toEqual(['PORT', 'KEK', 'LOG_LEVEL', 'JOBS']);
    expect(explainProblems(result.problems)).not.toMatch(/hushhush|loud|perhaps/);
  });
  it('treats an empty value like a missing one', () => {
    expect(problemsOf({ PORT: '', MODE: '', KEK: ' ' })).toEqual([]);
  });
});

describe('text messages', () => {
  it('are off in production until a gateway is named, and then need its secret and a sender', () => {
    const off = readConfig(good, files);
    expect(off.ok && off.config.sms).toBeNull();
    const gateway = {
      SMS_URL: 'https://sms.stadt.example/smsmessaging/v1',
      SMS_TOKEN: 'tR5vNc8xZq2LmBk7Jw9sYd',
      SMS_FROM: 'Stadt',
    };
    const on = readConfig({ ...good, ...gateway }, files);
    expect(on.ok && on.config.sms).toEqual({ url: gateway.SMS_URL, token: gateway.SMS_TOKEN, from: 'Stadt' });
    expect(problemsOf({ ...good, SMS_URL: gateway.SMS_URL })).toEqual(['SMS_TOKEN', 'SMS_FROM']);
    expect(problemsOf({ ...good, ...gateway, SMS_URL: 'http://sms.stadt.example' })).toEqual(['SMS_URL']);
    expect(problemsOf({ ...good, ...gateway, SMS_TOKEN: 'secret', SMS_FROM: '<b>' }).sort()).toEqual([
      'SMS_FROM',
      'SMS_TOKEN',
    ]);
  });
});

describe('reading identity cards', () => {
  // Of a key pair that somebody made for this test alone.
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  it('is off in production until a service is named, and then needs key, certificate and that of the service', () => {
    const off = readConfig(good, files);
    expect(off.ok && off.config.eid).toBeNull();
    const url = { EID_URL: 'https://eid.stadt.example/service' };
    expect(problemsOf({ ...good, ...url })).toEqual(['EID_KEY', 'EID_CERT', 'EID_SERVICE_CERT']);
    expect(problemsOf({ ...good, EID_URL: 'http://eid.stadt.example' })).toContain('EID_URL');
    expect(problemsOf({ ...good, ...url, EID_KEY: own, EID_CERT: 'x', EID_SERVICE_CERT: own })).toEqual([
      ...['EID_CERT', 'EID_SERVICE_CERT'],
    ]);
  });
  it('refuses keys of the demo, a certificate of another key, and readers elsewhere', () => {
    const { cityKey, cityCert, serviceKey, serviceCert } = demoEidKeys;
    const named = { ...good, EID_URL: 'https://eid.stadt.example' };
    const demo = { EID_KEY: cityKey, EID_CERT: cityCert, EID_SERVICE_CERT: serviceCert };
    expect(problemsOf({ ...named, ...demo }).sort()).toEqual(['EID_CERT', 'EID_KEY', 'EID_SERVICE_CERT']);
    expect(problemsOf({ ...named, ...demo, EID_KEY: serviceKey })).toContain('EID_KEY');
    expect(problemsOf({ ...named, EID_KEY: own, EID_CERT: cityCert, EID_SERVICE_CERT: serviceCert })).toContain(
      'EID_CERT',
    );
    expect(problemsOf({ ...good, EID_CLIENT_URL: 'https://reader.example/eID-Client' })).toEqual(['EID_CLIENT_URL']);
  });
});

describe('readConfig in production', () => {
  it('accepts a complete environment', () => {
    const result = readConfig(good, files);
    expect(result.ok && result.config).toMatchObject({ mode: 'production', baseUrl: 'https://stadt.example' });
  });
  it('refuses a city whose account is the example one, and takes any other', () => {
    const account = (state: string, creditor = 'confirmed') => ({
      read: (path: string) =>
        path.endsWith('city.yaml')
          ? `payment:\n  iban: { value: DE89370400440532013000, state: ${state} }\n  creditorId: { value: DE98, state: ${creditor} }`
          : 'x',
      exists: () => false,
    });
    expect(problemsOf(good, account('example'))).toEqual(['CITY']);
    expect(problemsOf(good, account('confirmed'))).toEqual([]);
    expect(problemsOf(good, account('confirmed', 'example'))).toEqual(['CITY']);
    expect(problemsOf({}, account('example'))).toEqual([]);
    const unreadable = () => {
      throw new Error('no such file');
    };
    expect(problemsOf(good, { read: unreadable, exists: () => false })).toEqual([]);
  });
  it('names everything that is missing at once', () => {
    expect(problemsOf({ MODE: 'production' }).sort()).toEqual(
      Object.keys(good)
        .filter((name) => name !== 'MODE')
        .sort(),
    );
  });
  it.each<[string, string]>([
    ['BASE_URL', 'http://stadt.example'],
    ['OIDC_ISSUER', demoAddresses(8080).issuer],
    ['OIDC_ISSUER', 'http://127.0.0.1:8081'],
    ['OIDC_ISSUER', 'https://localhost:8081'],
    ['OIDC_ISSUER', 'http://id.stadt.example'],
    ['OIDC_CLIENT_ID', demoSecrets.clientId],
    ['OIDC_CLIENT_SECRET', demoSecrets.clientSecret],
    ['OIDC_CLIENT_SECRET', 'secret'],
    ['OIDC_CLIENT_SECRET', 'aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['REGISTER_TOKEN', demoSecrets.registerToken],
    ['REGISTER_TOKEN', 'short'],
    ['REGISTER_URL', 'http://register.stadt.example'],
    ['REGISTER_URL', 'http://localhost.stadt.example'],
    ['REGISTER_URL', 'http://127.0.0.1.stadt.example'],
    ['METRICS_TOKEN', 'metrics'],
    ['RATE_LIMITS', 'off'],
    ['MAIL_FROM', demoAddresses(8080).mailFrom],
    ['KEK', demoKeys.kek],
    ['COOKIE_KEY', demoKeys.cookie],
    ['INDEX_KEY', demoKeys.index],
    ['LOG_KEY', demoKeys.log],
    ['LOG_KEY', good.KEK!],
    ['WITNESSES', `${demoWitnesses[0].verifier} https://witness.example.org`],
    ['USAGE_SYSTEMS', `x=${createHash('sha256').update(demoSecrets.usageSecret).digest('hex')}`],
    ['USAGE_SYSTEMS', 'register=secret'],
    ['KEK', Buffer.alloc(32).toString('base64')],
    ['KEK', randomBytes(16).toString('base64')],
    ['INDEX_KEY', good.COOKIE_KEY!],
    ['COOKIE_KEY', good.KEK!],
    ['DATABASE_URL', 'postgres://app:postgres@db/lipsia'],
    ['DATABASE_OWNER_URL', good.DATABASE_URL!],
    ['DATABASE_URL', 'mysql://app@db/lipsia'],
  ])('refuses %s=%s', (name, value) => {
    expect(problemsOf({ ...good, [name]: value })).toContain(name);
  });
  it('says each thing in German and English, in sentences of at most 20 words', () => {
    const result = readConfig({ ...good, KEK: demoKeys.kek, BASE_URL: 'http://a.example', POOL_SIZE: '0' }, files);
    if (result.ok) throw new Error('accepted');
    expect(result.problems).toHaveLength(3);
    for (const { message } of result.problems) {
      for (const sentence of [...message.de.split(/\. /), ...message.en.split(/\. /)]) {
        expect(sentence.split(' ').length).toBeLessThanOrEqual(20);
      }
    }
  });
  it('reads the key from a file, refuses both and refuses a file that is not there', () => {
    const { KEK, ...rest } = good;
    const env = { ...rest, KEK_FILE: '/run/kek' };
    expect(problemsOf(env, { ...files, read: () => `${KEK}\n` })).toEqual([]);
    expect(problemsOf({ ...env, KEK })).toEqual(['KEK_FILE']);
    const missing = { ...files, read: () => JSON.parse('') as string };
    expect(problemsOf(env, missing)).toContain('KEK_FILE');
  });
});

describe('describeSettings', () => {
  it.each(['de', 'en'] as const)('has one row for each setting (%s)', (language) => {
    expect(describeSettings(language).split('\n')).toHaveLength(Object.keys(settings).length + 2);
  });
});
