export * from './draw-order.ts';
