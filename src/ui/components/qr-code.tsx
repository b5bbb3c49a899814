import { encode } from 'uqr';
import type { Props } from '../props.ts';

/** A QR code (ISO/IEC 18004) as inline drawing, always dark on white so that cameras read it; `label` says what it is for. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg class="city-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  );
}

/** Light modules around the code that readers need. */
const quietZone = 4;

export type QrCodeProps = Props<{
  text: string;
  label: string;
}>;
