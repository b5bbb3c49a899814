/** Published on purpose: keys of the demo, refused in production. */
export const demoKeys = {
  kek: 'ZGVtby1kZW1vLWRlbW8tZGVtby1kZW1vLWtlay0wMDE=',
  cookie: 'ZGVtby1kZW1vLWRlbW8tZGVtby1jb29raWUta2V5LTE=',
  log: 'ZGVtby1kZW1vLWRlbW8tZGVtby1kZW1vLWxvZy0wMDE=',
  index: 'ZGVtby1kZW1vLWRlbW8tZGVtby1pbmRleC1rZXktMDE=',
} as const;

/** Published on purpose: secrets between the node and its demo counterparts, refused in production. */
export const demoSecrets = {
  clientId: 'lipsia-demo',
  clientSecret: 'demo-client-secret-not-for-production',
  registerToken: 'demo-register-token-not-for-production',
  usageSecret: 'demo-usage-secret-not-for-production',
  smsToken: 'demo-sms-token-not-for-production',
  pushKey: 'ZGVtby1kZW1vLWRlbW8tZGVtby1kZW1vLXB1c2gtMDE=',
} as const;

/**
 * Published on purpose: keys (PKCS #8) and certificates (X.509) with which the node and the eID service of the demo sign what they say to each other, DER in Base64,
 * refused in production.
 */
export const demoEidKeys = {
  cityKey:
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9oGW9Na/fKFQ01GPj2VFpKxzgtj14nsgE98wMrsZVAqhRANCAATFyeYxv1xldxq3e1bqd9XE39KvqZ71EXOZdnDNeTIx8vw3QsVa7J4xqcp3lqituFeNtUrG3JyZ8d8e70LR3vUC',
  cityCert:
    'MIIB1DCCAXmgAwIBAgIUJKEu9C2ATbrA0OQpoSH1RectpCswCgYIKoZIzj0EAwIwPjEZMBcGA1UEAwwQbGlwc2lhLWRlbW8tY2l0eTEhMB8GA1UECgwYRGVtbywgbm90IGZvciBwcm9kdWN0aW9uMCAXDTI2MTEyMjEwMzcxNloYDzIxMjYxMDI5MTAzNzE2WjA+MRkwFwYDVQQDDBBsaXBzaWEtZGVtby1jaXR5MSEwHwYDVQQKDBhEZW1vLCBub3QgZm9yIHByb2R1Y3Rpb24wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATFyeYxv1xldxq3e1bqd9XE39KvqZ71EXOZdnDNeTIx8vw3QsVa7J4xqcp3lqituFeNtUrG3JyZ8d8e70LR3vUCo1MwUTAdBgNVHQ4EFgQUlRqOgaKc2G2o0admICYEfHn0yXcwHwYDVR0jBBgwFoAUlRqOgaKc2G2o0admICYEfHn0yXcwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAyC80LsfvFIwdncK+w2Ko0+4YpjXFNmQU1m998+LtJpACIQDhLu5HPU8hIXfDHSIBxSzf+F80QwJ8r/SLbirKY2Xw1w==',
  serviceKey:
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg+j1gEkYM8KaearrxDXmJa1tfkzrObWbZdkRe7Bj1yamhRANCAAT26ZY5ujCgwxXdcnWRs7Parpogb2hzFMMEpTZmozKik3BAQPac/7zsrQMeaNTZc7FFRe5PS27L0fshhL5SVQoJ',
  serviceCert:
    'MIIB7zCCAZWgAwIBAgIURmo6l7ZUFpTGnNq7zixrxZkr+zIwCgYIKoZIzj0EAwIwQTEcMBoGA1UEAwwTbGlwc2lhLWRlbW8tc2VydmljZTEhMB8GA1UECgwYRGVtbywgbm90IGZvciBwcm9kdWN0aW9uMCAXDTI2MTEyMjExMDg1OVoYDzIxMjYxMDI5MTEwODU5WjBBMRwwGgYDVQQDDBNsaXBzaWEtZGVtby1zZXJ2aWNlMSEwHwYDVQQKDBhEZW1vLCBub3QgZm9yIHByb2R1Y3Rpb24wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAT26ZY5ujCgwxXdcnWRs7Parpogb2hzFMMEpTZmozKik3BAQPac/7zsrQMeaNTZc7FFRe5PS27L0fshhL5SVQoJo2kwZzAdBgNVHQ4EFgQUgj2BvPale8fh/6MJtYIJlKPgazUwHwYDVR0jBBgwFoAUgj2BvPale8fh/6MJtYIJlKPgazUwDwYDVR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwIDSAAwRQIhALZPiJDKK+peu5/derqITltHDZFgUH8UdNdi3P2ZK0tkAiAjjLiwywckXSIUeqWDqvbPiPvrFS31OP91pqENnKGCLA==',
} as const;

/** How the register of the demo is named where it reports whose data it read. */
export const demoUsageSystem = 'melderegister';

/** Published on purpose: the witnesses of the demo, which run on the same machine and so prove nothing to anybody. */
export const demoWitnesses = [
  {
    name: 'zeuge-eins.lipsia-demo.invalid',
    secret: 'ZGVtby1kZW1vLWRlbW8tZGVtby13aXRuZXNzLTAwMDE=',
    verifier: 'zeuge-eins.lipsia-demo.invalid+2637e0da+BCWjUVREeMqcADCOh1ETLZMnT5urf8AIrNcWzKOa6awC',
  },
  {
    name: 'zeuge-zwei.lipsia-demo.invalid',
    secret: 'ZGVtby1kZW1vLWRlbW8tZGVtby13aXRuZXNzLTAwMDI=',
    verifier: 'zeuge-zwei.lipsia-demo.invalid+fbe1984f+BAsurT6M023xWcAUtk0TIUyNXvQjH1WnL5Cq+AL3ofwr',
  },
] as const;

/** Where the demo counterparts listen: on the ports above the node's own, on this machine only; the mailbox is one above the mail server. */
export const demoAddresses = (port: number): DemoAddresses => ({
  baseUrl: `http://localhost:${port}`,
  issuer: `http://localhost:${port + 1}`,
  registerUrl: `http://localhost:${port + 2}`,
  smtpUrl: `smtp://localhost:${port + 3}`,
  mailFrom: 'demo@lipsia.invalid',
  smsUrl: `http://localhost:${port + 4}/smsmessaging/v1`,
  smsFrom: 'Leipzig',
  witnessUrls: demoWitnesses.map((_, at) => `http://localhost:${port + 5 + at}`),
  eidUrl: `http://localhost:${port + 7}/eid-service`,
  eidClientUrl: `http://localhost:${port + 7}/eID-Client`,
});

export interface DemoAddresses {
  readonly baseUrl: string;
  readonly issuer: string;
  readonly registerUrl: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
  /** On the page of the mailbox. */
  readonly smsUrl: string;
  readonly smsFrom: string;
  /** In the order of `demoWitnesses`. */
  readonly witnessUrls: readonly string[];
  readonly eidUrl: string;
  /** The program at the card reader, on the computer of the counter. */
  readonly eidClientUrl: string;
}
