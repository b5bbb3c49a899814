import type { ComponentChildren } from 'preact';
import { type AssetManifest, assetUrl } from '../layout/assets.ts';
import type { Props } from '../props.ts';

/**
 * Gives the drawing board for a process: a button that fetches it, the board, and `children`, a form that saves (with a hidden field `xml`). It shows
 * only where the island `process-editor` runs.
 */
export function ModelerBoard(props: ModelerBoardProps) {
  return (
    <div
      class="city-modeler"
      hidden
      data-modeler
      data-script={assetUrl(props.assets, 'process-modeler.js')}
      data-style={assetUrl(props.assets, 'process-modeler.css')}
      data-source={props.source}
      data-loading={props.words.loading}
      data-ready={props.words.ready}
      data-failed={props.words.failed}
    >
      <button class="kern-btn kern-btn--secondary" type="button" data-modeler-open>
        <span class="kern-label">{props.words.open}</span>
      </button>
      <p class="kern-body" role="status" />
      <section
        class="city-modeler__canvas"
        hidden
        aria-label={props.words.board}
        data-modeler-canvas
        {...{ tabIndex: -1 }}
      />
      {props.children}
    </div>
  );
}

export type ModelerBoardProps = Props<{
  assets: AssetManifest;
  /** Address of the BPMN file. */
  source: string;
  words: Readonly<Record<'open' | 'board' | 'loading' | 'ready' | 'failed', string>>;
  children?: ComponentChildren;
}>;
