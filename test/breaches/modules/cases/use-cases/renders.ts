import { h } from 'preact';
export const held = h;
