import type { AssetKind } from '../../api/wire.ts';
import { useT } from '../../i18n/language.tsx';
import { useKeptDraft } from '../../ui/use-kept-draft.ts';
import { kindCode } from './kind-code.ts';
import { type KindFields, KindForm } from './kind-form.tsx';
import { kindName } from './kind-name.ts';
import { useAddKind, useEditKind } from './kind-queries.ts';
import type { OnWritten } from './on-written.ts';

export interface KindFormsProps {
  readonly kinds: readonly AssetKind[];
  readonly onClose: () => void;
  readonly onWritten: OnWritten;
}

const NEW_KIND: KindFields = { name: '', needsAccount: false, currency: null };

/** A new kind; its code is made of its name. */
export function AddKindForm({ kinds, onClose, onWritten }: KindFormsProps) {
  const t = useT();
  const add = useAddKind();
  const { draft: fields, change, drop } = useKeptDraft('kind-draft-new', NEW_KIND);
  return (
    <KindForm
      fields={fields}
      onFields={change}
      problem={add.error}
      isSending={add.isPending}
      onCancel={onClose}
      onSubmit={({ name, needsAccount, currency }) => {
        const taken = kinds.map(({ code }) => code);
        const body = { code: kindCode(name, taken), name, needs_account: needsAccount, currency };
        add.mutate(body, {
          onSuccess: (changeId) => {
            drop();
            onWritten(t('other-assets.added', { name }), changeId);
          },
        });
      }}
    />
  );
}

/** Only what was changed is sent, so that a kind whose translated name is left alone stays translated. */
export function EditKindForm({ kind, kinds, onClose, onWritten }: KindFormsProps & { kind: AssetKind }) {
  const t = useT();
  const edit = useEditKind(kind.code);
  const before = kindName(t, kind.code, kinds);
  const {
    draft: fields,
    change,
    drop,
  } = useKeptDraft<KindFields>(`kind-draft-${kind.code}`, {
    name: before,
    needsAccount: kind.needs_account,
    currency: kind.currency,
  });
  return (
    <KindForm
      fields={fields}
      onFields={change}
      problem={edit.error}
      isSending={edit.isPending}
      onCancel={onClose}
      onSubmit={({ name, needsAccount, currency }) => {
        const body = {
          ...(name === before ? {} : { name }),
          ...(needsAccount === kind.needs_account ? {} : { needs_account: needsAccount }),
          ...(currency === kind.currency ? {} : { currency }),
        };
        if (Object.keys(body).length === 0) {
          drop();
          onClose();
          return;
        }
        edit.mutate(body, {
          onSuccess: (changeId) => {
            drop();
            onWritten(t('other-assets.saved', { name }), changeId);
          },
        });
      }}
    />
  );
}
