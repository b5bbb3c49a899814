export * from './draw-order.ts';
export * from './draws.ts';
