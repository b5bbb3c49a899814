export * from './example-day.ts';
export * from './lateness.ts';
export * from './next-ticket.ts';
export * from './random-stream.ts';
export * from './run-day.ts';
export * from './service-time.ts';
