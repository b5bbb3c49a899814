export { type RegisterService, type RegisterServiceOptions, startRegister } from './start-register.ts';
