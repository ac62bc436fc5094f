import { useId, useState } from 'react';
import type { AssetKind } from '../../api/wire.ts';
import { errorWords } from '../../i18n/error-words.ts';
import { useT } from '../../i18n/language.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { INVESTMENTS } from './asset-facts.ts';
import { kindName } from './kind-name.ts';
import { AddKindForm, EditKindForm } from './kind-forms.tsx';
import { useDeleteKind } from './kind-queries.ts';
import type { OnWritten } from './on-written.ts';
import styles from './kinds-and-accounts.module.css';

export interface KindListProps {
  readonly kinds: readonly AssetKind[];
  readonly onWritten: OnWritten;
}

/** Every kind of asset, edited in place; one that assets are of cannot be deleted. */
export function KindList({ kinds, onWritten }: KindListProps) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState<string | null>(null);
  const remove = useDeleteKind();
  const close = () => {
    setOpen(null);
  };
  const written: OnWritten = (words, changeId) => {
    close();
    onWritten(words, changeId);
  };
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        {t('other-assets.kinds')}
      </h3>
      {remove.error && <Notice tone="wrong">{errorWords(t, remove.error)}</Notice>}
      <ul className={styles.list}>
        {kinds.map((kind) => (
          <li key={kind.code}>
            {open === kind.code ? (
              <EditKindForm kind={kind} kinds={kinds} onClose={close} onWritten={written} />
            ) : (
              <KindRow
                kind={kind}
                name={kindName(t, kind.code, kinds)}
                onEdit={() => {
                  setOpen(kind.code);
                }}
                onDelete={() => {
                  const name = kindName(t, kind.code, kinds);
                  remove.mutate(kind.code, {
                    onSuccess: (changeId) => {
                      onWritten(t('other-assets.deleted', { name }), changeId);
                    },
                  });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <div className={styles.end}>
        {open === '' ? (
          <AddKindForm kinds={kinds} onClose={close} onWritten={written} />
        ) : (
          <Button
            onClick={() => {
              setOpen('');
            }}
          >
            {t('other-assets.add-kind')}
          </Button>
        )}
      </div>
    </section>
  );
}

interface KindRowProps {
  readonly kind: AssetKind;
  readonly name: string;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

function KindRow({ kind, name, onEdit, onDelete }: KindRowProps) {
  const t = useT();
  const isComputed = kind.code === INVESTMENTS;
  const facts = [
    kind.currency ?? t('other-assets.any-currency'),
    ...(kind.needs_account ? [t('other-assets.in-an-account')] : []),
  ];
  return (
    <>
      <span className={styles.name}>
        <TwoLines first={name} second={isComputed ? t('other-assets.from-holdings') : facts.join(' · ')} />
      </span>
      <Button look="plain" aria-label={t('other-assets.edit-named', { name })} onClick={onEdit}>
        {t('other-assets.edit')}
      </Button>
      {!isComputed && (
        <Button look="plain" aria-label={t('other-assets.delete-named', { name })} onClick={onDelete}>
          {t('ui.delete')}
        </Button>
      )}
    </>
  );
}
