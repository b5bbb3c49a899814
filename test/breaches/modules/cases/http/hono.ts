import { Hono } from 'hono';
export const held = Hono;
