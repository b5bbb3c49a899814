declare module 'saxen' {
  interface Parser {
    stop(): void;
  }
}
