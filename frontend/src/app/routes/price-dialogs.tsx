import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ListingSource, Price, PriceStatus, RateState } from '../../api/wire.ts';
import { useAnnounce, type Written } from '../../features/changes/use-announce.ts';
import { priceBody, rateBody } from '../../features/prices/draft.ts';
import { ImportValuesDialog } from '../../features/prices/import-values-dialog.tsx';
import { ListingDialog } from '../../features/prices/listing-dialog.tsx';
import { enteredRateQuery, useEnterPrices, useEnterRates } from '../../features/prices/queries.ts';
import type { PriceDialog } from '../../features/prices/search.ts';
import { ValueDialog } from '../../features/prices/value-dialog.tsx';
import { useT } from '../../i18n/language.tsx';
import { useNavigate } from '../../router/use-place.ts';
import { today } from '../clock.ts';

/** The instrument whose prices are shown. */
export interface ShownInstrument {
  readonly isin: string;
  readonly name: string;
  /** In which its closes are. */
  readonly currency: string;
  readonly sources: readonly ListingSource[];
  readonly listedAt: string | null;
  readonly closes: readonly Price[];
  readonly refresh: PriceStatus['refresh'];
}

export interface PriceDialogsProps {
  readonly dialog: PriceDialog | undefined;
  readonly currency: string | undefined;
  readonly rates: readonly RateState[];
  /** Null on the page of all. */
  readonly instrument: ShownInstrument | null;
}

/** The dialog over a page of prices that the search of the URL names. */
export function PriceDialogs({ dialog, currency, rates, instrument }: PriceDialogsProps) {
  const t = useT();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const close = () =>
    navigate({
      to: '.',
      search: (search) => ({ ...search, dialog: undefined, currency: undefined }),
      resetScroll: false,
    });
  const written = (told: Written) => {
    announce(told);
    close();
  };
  switch (dialog) {
    case 'close':
      return instrument && <CloseDialog instrument={instrument} onWritten={written} onClose={close} />;
    case 'rate':
      return (
        <RateDialog
          key={currency}
          currency={currency ?? ''}
          rate={rates.find((rate) => rate.currency === currency)}
          onWritten={written}
          onClose={close}
        />
      );
    case 'listing':
      return (
        instrument && (
          <ListingDialog
            {...instrument}
            asksOthers={instrument.refresh !== 'off'}
            onWritten={written}
            onClose={close}
          />
        )
      );
    case 'import-prices':
    case 'import-rates': {
      const isPrices = dialog === 'import-prices';
      return (
        <ImportValuesDialog
          kind={isPrices ? 'prices' : 'exchange-rates'}
          onClose={close}
          onImported={(count, changeId) => {
            const words = t(isPrices ? 'prices.prices-stored' : 'prices.rates-stored', { count });
            written({ words, changeId });
          }}
        />
      );
    }
    default:
      return null;
  }
}

interface EnterProps {
  readonly onWritten: (written: Written) => void;
  readonly onClose: () => void;
}

function CloseDialog({ instrument, onWritten, onClose }: EnterProps & { instrument: ShownInstrument }) {
  const t = useT();
  const enter = useEnterPrices();
  const { isin, name, currency, closes } = instrument;
  const [day, setDay] = useState(today());
  const there = closes.find(({ date, source }) => date === day && source === 'manual');
  return (
    <ValueDialog
      title={t('prices.enter-close')}
      valueLabel={t('figures.close')}
      draftKey={`close-draft-${isin}`}
      initial={{ date: today(), value: '', currency }}
      isSending={enter.isPending}
      problem={enter.error}
      there={{ at: there?.updated_at ?? null, value: there && `${there.close} ${there.currency}` }}
      onDay={setDay}
      onSettled={enter.reset}
      onSubmit={(entered, basedOn, done) => {
        enter.mutate(priceBody(isin, entered, basedOn), {
          onSuccess: (changeId) => {
            done();
            onWritten({ words: t('prices.close-saved', { name }), changeId });
          },
        });
      }}
      onClose={onClose}
    />
  );
}

interface RateDialogProps extends EnterProps {
  readonly currency: string;
  readonly rate: RateState | undefined;
}

/** Begins with the newest rate, so that it can be corrected; its day says which one is replaced. */
function RateDialog({ currency, rate, onWritten, onClose }: RateDialogProps) {
  const t = useT();
  const enter = useEnterRates();
  const start = rate?.newest_date ?? today();
  const [day, setDay] = useState(start);
  const there = useQuery(enteredRateQuery(currency, day)).data;
  return (
    <ValueDialog
      title={t('prices.enter-rate')}
      valueLabel={t('prices.rate-for-eur')}
      draftKey={`rate-draft-${currency}`}
      initial={{ date: start, value: rate?.newest?.value ?? '', currency }}
      isSending={enter.isPending}
      problem={enter.error}
      there={{ at: there && there.updated_at, value: there?.rate }}
      onDay={setDay}
      onSettled={enter.reset}
      onSubmit={(entered, basedOn, done) => {
        // Of another currency than the one that was asked about nobody knows what is there.
        const isAsked = entered.currency.toUpperCase() === currency;
        enter.mutate(rateBody(entered, isAsked ? basedOn : undefined), {
          onSuccess: (changeId) => {
            done();
            onWritten({ words: t('prices.rate-saved', { currency: entered.currency }), changeId });
          },
        });
      }}
      onClose={onClose}
    />
  );
}
