const name = 'x';
export const held = await import(name);
