/** A page of a document as a picture, on which boxes can be drawn where scripts run; sizes are those of the paper, in millimetres. */
export function MarkedPage({ number, src, alt, width, height }: MarkedPageProps) {
  return (
    <div class="city-marking" data-marking={number} data-width={width} data-height={height}>
      <img src={src} alt={alt} width={onScreen(width)} height={onScreen(height)} />
    </div>
  );
}

/** Pixels at 96 to the inch. */
const onScreen = (millimetres: number): number => Math.round((millimetres * 96) / 25.4);

export interface MarkedPageProps {
  readonly number: number;
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}
