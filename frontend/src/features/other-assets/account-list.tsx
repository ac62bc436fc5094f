import { useId, useState } from 'react';
import type { AssetAccount } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { AccountForm } from './account-form.tsx';
import { useAddAccount, useDeleteAccount, useRenameAccount } from './kind-queries.ts';
import type { OnWritten } from './on-written.ts';
import styles from './kinds-and-accounts.module.css';

export interface AccountListProps {
  readonly accounts: readonly AssetAccount[];
  readonly onWritten: OnWritten;
}

/** Every account, renamed in place; one that assets are in cannot be deleted. */
export function AccountList({ accounts, onWritten }: AccountListProps) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState<number | 'new' | null>(null);
  const remove = useDeleteAccount();
  const add = useAddAccount();
  const close = () => {
    setOpen(null);
  };
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {t('other-assets.accounts')}
      </h3>
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <ul className={styles.list}>
        {accounts.map((account) => (
          <li key={account.id}>
            {open === account.id ? (
              <RenameForm account={account} onClose={close} onWritten={onWritten} />
            ) : (
              <AccountRow
                name={account.name}
                onEdit={() => {
                  setOpen(account.id);
                }}
                onDelete={() => {
                  remove.mutate(account.id, {
                    onSuccess: (changeId) => {
                      onWritten(t('other-assets.deleted', { name: account.name }), changeId);
                    },
                  });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.end}>
        {open === 'new' ? (
          <AccountForm
            account={null}
            problem={add.error}
            isSending={add.isPending}
            onCancel={close}
            onSubmit={(name, done) => {
              add.mutate(name, {
                onSuccess: (changeId) => {
                  done();
                  close();
                  onWritten(t('other-assets.added', { name }), changeId);
                },
              });
            }}
          />
        ) : (
          <Button
            onClick={() => {
              setOpen('new');
            }}
          >
            {t('other-assets.add-account')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface AccountRowProps {
  readonly name: string;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function AccountRow({ name, onEdit, onDelete }: AccountRowProps) {
  const t = useT();
  return (
    <>
      <span className={styles.name}>{name}</span>
      <Button look="plain" aria-label={t('other-assets.edit-named', { name })} onClick={onEdit}>
        {t('other-assets.edit')}
      </Button>
      <Button look="plain" aria-label={t('other-assets.delete-named', { name })} onClick={onDelete}>
        {t('ui.delete')}
      </Button>
    </>
  );
}

interface RenameFormProps {
  readonly account: AssetAccount;
  readonly onClose: () => void;
  readonly onWritten: OnWritten;
}

function RenameForm({ account, onClose, onWritten }: RenameFormProps) {
  const t = useT();
  const rename = useRenameAccount(account.id);
  return (
    <AccountForm
      account={account}
      problem={rename.error}
      isSending={rename.isPending}
      onCancel={onClose}
      onSubmit={(name, done) => {
        rename.mutate(name, {
          onSuccess: (changeId) => {
            done();
            onClose();
            if (changeId !== null) onWritten(t('other-assets.saved', { name }), changeId);
          },
        });
      }}
    />
  );
}
