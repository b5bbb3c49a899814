/** Published on purpose: keys of the demo, refused in production. */
export const demoKeys = {
  kek: 'ZGVtby1kZW1vLWRlbW8tZGVtby1kZW1vLWtlay0wMDE=',
  cookie: 'ZGVtby1kZW1vLWRlbW8tZGVtby1jb29raWUta2V5LTE=',
  index: 'ZGVtby1kZW1vLWRlbW8tZGVtby1pbmRleC1rZXktMDE=',
} as const;

/** Published on purpose: secrets between the node and its demo counterparts, refused in production. */
export const demoSecrets = {
  clientId: 'lipsia-demo',
  clientSecret: 'demo-client-secret-not-for-production',
  registerToken: 'demo-register-token-not-for-production',
} as const;

/** Where the demo counterparts listen: on the ports above the node's own, on this machine only; the mailbox is one above the mail server. */
export const demoAddresses = (port: number): DemoAddresses => ({
  baseUrl: `http://localhost:${port}`,
  issuer: `http://localhost:${port + 1}`,
  registerUrl: `http://localhost:${port + 2}`,
  smtpUrl: `smtp://localhost:${port + 3}`,
  mailFrom: 'demo@lipsia.invalid',
});

export interface DemoAddresses {
  readonly baseUrl: string;
  readonly issuer: string;
  readonly registerUrl: string;
  readonly smtpUrl: string;
  readonly mailFrom: string;
}
