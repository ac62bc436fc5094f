import { LocaleProvider } from '../format/locale.tsx';
import { KeyboardProvider } from '../keyboard/keyboard.tsx';
import { PrivacyProvider } from '../ui/privacy.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { Shell } from './shell.tsx';
import { useStoredChoice } from './stored-choice.ts';

/** What every page stands in: language, privacy, keys, messages, and the shell. */
export function Root() {
  const [privacy, choosePrivacy] = useStoredChoice('privacy');
  const isPrivate = privacy === 'on';
  return (
    <LocaleProvider locale={navigator.language}>
      <PrivacyProvider isOn={isPrivate}>
        <KeyboardProvider>
          <ToastProvider>
            <Shell
              isPrivate={isPrivate}
              onPrivacy={() => {
                choosePrivacy(isPrivate ? 'off' : 'on');
              }}
            />
          </ToastProvider>
        </KeyboardProvider>
      </PrivacyProvider>
    </LocaleProvider>
  );
}
