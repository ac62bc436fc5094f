import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { forgetAnswers } from '../../features/access/forget-answers.ts';
import { LoginForm } from '../../features/access/login-form.tsx';
import { PasskeyLogin } from '../../features/access/passkey-login.tsx';
import { sessionStateQuery } from '../../features/access/queries.ts';
import { useT } from '../../i18n/language.tsx';
import { useRouter, useSearch } from '../../router/use-place.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { LoadProblem } from '../load-problem.tsx';
import styles from './login-page.module.css';

/** The only page that a visitor sees before it is known that it is the owner. */
export function LoginPage() {
  const t = useT();
  const { visit } = useRouter();
  const queries = useQueryClient();
  const { to = '/' } = useSearch('/login');
  const { data: state, error, refetch } = useQuery(sessionStateQuery);
  const isIn = state?.logged_in === true;
  const goOn = () => {
    queries.clear();
    visit(to, { replace: true });
  };
  useEffect(() => {
    if (isIn) visit(to, { replace: true });
    else void forgetAnswers();
  }, [isIn, visit, to]);
  return (
    <main id="main" className={styles.page}>
      <title>{t('shell.page-title', { page: t('access.log-in') })}</title>
      <PageHead title={t('access.log-in')} line={t('access.log-in-line')} />
      {error ? <LoadProblem error={error} onRetry={() => void refetch()} /> : <LoginForm onLoggedIn={goOn} />}
      {state?.passkeys === true && <PasskeyLogin onLoggedIn={goOn} />}
    </main>
  );
}
