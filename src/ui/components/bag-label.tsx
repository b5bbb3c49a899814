import { QrCode } from './qr-code.tsx';
import { NumberText } from './text.tsx';

/** A label to print, A6 on any sheet: a text as a code to scan and in letters, rows of terms, and a word to whoever finds it. */
export function BagLabel({ code, codeLabel, rows, found }: BagLabelProps) {
  return (
    <div class="city-bag-label">
      <QrCode text={code} label={codeLabel} />
      <div class="city-flow">
        <p class="city-bag-label__seal">
          <NumberText>{code}</NumberText>
        </p>
        <dl class="city-bag-label__way">
          {rows.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p class="kern-body">{found}</p>
      </div>
    </div>
  );
}

export interface BagLabelProps {
  readonly code: string;
  readonly codeLabel: string;
  readonly rows: readonly (readonly [term: string, value: string])[];
  readonly found: string;
}
