export { findUsages, firstUsage } from '../../store/usage-store.ts';
