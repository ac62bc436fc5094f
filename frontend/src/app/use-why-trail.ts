import { useState } from 'react';
import type { WhyQuestion } from '../ui/why-question.ts';

function isSame(one: WhyQuestion, other: WhyQuestion): boolean {
  const members = Object.keys({ ...one, ...other }) as (keyof WhyQuestion)[];
  return members.every((member) => one[member] === other[member]);
}

export interface WhyTrail {
  /** The question that led to this one; null when a page did. */
  readonly before: (question: WhyQuestion) => WhyQuestion | null;
  readonly onFollow: (from: WhyQuestion, to: WhyQuestion) => void;
  readonly onBegin: () => void;
}

/** The way from figure to figure, for a way back that dialogs opened in between do not disturb. */
export function useWhyTrail(): WhyTrail {
  const [steps, setSteps] = useState<readonly WhyQuestion[]>([]);
  const placeOf = (question: WhyQuestion) => steps.findLastIndex((step) => isSame(step, question));
  return {
    before: (question) => steps[placeOf(question) - 1] ?? null,
    onFollow: (from, to) => {
      setSteps([...steps.slice(0, Math.max(placeOf(from), 0)), from, to]);
    },
    onBegin: () => {
      setSteps([]);
    },
  };
}
