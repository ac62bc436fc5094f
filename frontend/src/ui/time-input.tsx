import type { ComponentProps } from 'react';
import { digitsOfTime, readTime } from '../format/clock-time.ts';
import { useLocale } from '../format/locale.tsx';
import { TextInput } from './text-input.tsx';

export interface TimeInputProps extends Omit<
  ComponentProps<'input'>,
  'type' | 'value' | 'onChange' | 'onBlur'
> {
  /** As it is typed; `readTime` tells what it means. */
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** A clock time, typed as the reader writes it; it is set in the full form when the field is left. */
export function TimeInput({ text, onText, ...rest }: TimeInputProps) {
  const locale = useLocale();
  return (
    <TextInput
      placeholder={digitsOfTime(locale, '09:15')}
      {...rest}
      value={text}
      onChange={(event) => {
        onText(event.target.value);
      }}
      onBlur={() => {
        const time = readTime(text);
        const whole = time === null ? text : digitsOfTime(locale, time);
        if (whole !== text) onText(whole);
      }}
    />
  );
}
