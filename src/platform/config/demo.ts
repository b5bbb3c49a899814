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
}
