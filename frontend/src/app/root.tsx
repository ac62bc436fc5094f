import { FormatsProvider } from '../format/locale.tsx';
import { KeyboardProvider } from '../keyboard/keyboard.tsx';
import { Outlet } from '../router/outlet.tsx';
import { usePage } from '../router/use-place.ts';
import { PrivacyProvider } from '../ui/privacy.tsx';
import { ToastProvider } from '../ui/toast.tsx';
import { Shell } from './shell.tsx';
import { useFormats } from './use-formats.ts';
import { usePrivacy } from './use-privacy.ts';
import { WhyOverPage } from './why-over-page.tsx';

/** What every page stands in: formats, privacy, keys, messages, and the shell, which only a known visitor sees. */
export function Root() {
  const { formats } = useFormats();
  const { isPrivate } = usePrivacy();
  const isLogin = usePage().path === '/login';
  return (
    <FormatsProvider formats={formats}>
      <PrivacyProvider isOn={isPrivate}>
        <KeyboardProvider>
          <ToastProvider>
            <WhyOverPage>{isLogin ? <Outlet /> : <Shell />}</WhyOverPage>
          </ToastProvider>
        </KeyboardProvider>
      </PrivacyProvider>
    </FormatsProvider>
  );
}
