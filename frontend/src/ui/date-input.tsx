import type { ComponentProps } from 'react';
import { TextInput } from './text-input.tsx';

/** A calendar day; the browser shows it in the reader's way, the title in ISO form. */
export function DateInput({
  value,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'value'> & { value: string }) {
  return <TextInput {...rest} type="date" value={value} title={value} />;
}
