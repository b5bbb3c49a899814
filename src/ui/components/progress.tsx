import type { ComponentChildren } from 'preact';
import { formatTime } from '#kernel/format';
import { useLanguage, useTexts } from '../language.ts';
import type { Props } from '../props.ts';

/** Gives progress in words ("Question 3 of about 8") and that the answers are saved, with the time. */
export function Progress({ at, of, savedAt }: Props<{ at: number; of: number; savedAt?: Temporal.Instant }>) {
  const texts = useTexts();
  const language = useLanguage();
  return (
    <p class="city-progress">
      <span>{texts.progress(at, of)}</span>
      {savedAt ? <span>{texts.savedAt(formatTime(savedAt, language))}</span> : null}
    </p>
  );
}

/** Gives the steps of something, each with its state in words for screen readers. */
export function ProgressSteps({
  steps,
  current,
  label,
}: Props<{ steps: readonly ComponentChildren[]; current: number; label?: string }>) {
  const texts = useTexts();
  return (
    <ol class="city-steps" aria-label={label ?? texts.steps.label}>
      {steps.map((step, index) => {
        const state = index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'ahead';
        return (
          <li key={String(index)} class={stepClass[state]} aria-current={state === 'current' ? 'step' : undefined}>
            <span>{step}</span>
            <span class="kern-sr-only"> ({texts.steps[state]})</span>
          </li>
        );
      })}
    </ol>
  );
}

const stepClass = {
  done: 'city-steps__step city-steps__step--done',
  current: 'city-steps__step city-steps__step--current',
  ahead: 'city-steps__step',
};
