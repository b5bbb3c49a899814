import type { Language } from '#kernel/language';
import { type SettingName, settings } from './settings.ts';

/** The settings as a Markdown table for the operations manual, in one language. */
export function describeSettings(language: Language): string {
  const head = language === 'de' ? ['Name', 'Zweck', 'Braucht', 'Vorgabe'] : ['Name', 'Purpose', 'Needs', 'Default'];
  const rows = (Object.keys(settings) as SettingName[]).map((name) => {
    const { about, wants, fallback } = settings[name];
    const isDemoOnly = fallback === 'demo' && name !== 'MODE';
    const standard = isDemoOnly ? onlyInDemo[language] : fallback === null ? '–' : `\`${fallback}\``;
    return [`\`${name}\``, about[language], wants[language], standard];
  });
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const onlyInDemo = { de: 'nur in der Demo', en: 'in the demo only' };
