import type { Request } from '#platform/http';
import { deviceOf } from '../domain/device.ts';

/** The kind of device that sends this request; null when it does not say. */
export const deviceIn = ({ headers }: Request): string | null => deviceOf(headers.get('user-agent'));
