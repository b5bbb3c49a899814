export const held = await import('#portal');
