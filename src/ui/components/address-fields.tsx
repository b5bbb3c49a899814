import type { ComponentChildren } from 'preact';
import { useTexts } from '../language.ts';
import type { Props } from '../props.ts';
import { fieldId } from './field.tsx';
import { Fieldset } from './fieldset.tsx';
import { TextField } from './text-field.tsx';

/** Gives the fields of a German address, named `<name>-street` and so on, filled in by the browser where it can. */
export function AddressFields(props: AddressFieldsProps) {
  const texts = useTexts();
  const parts = props.parts ?? addressParts;
  return (
    <Fieldset {...props} id={props.id ?? fieldId(props.name)}>
      <div class="city-address">
        {parts.map((part) => (
          <div key={part} class={addressClass[part]}>
            <TextField
              name={`${props.name}-${part}`}
              label={texts.address[part]}
              value={props.value?.[part]}
              error={props.errors?.[part]}
              optional={part === 'addition'}
              options={part === 'street' ? props.streets : undefined}
              autocomplete={props.autofill === false ? undefined : autofill[part]}
              inputMode={part === 'postcode' ? 'numeric' : undefined}
            />
          </div>
        ))}
      </div>
    </Fieldset>
  );
}

const addressParts = ['street', 'houseNumber', 'addition', 'postcode', 'city'] as const;

const addressClass: Record<AddressPart, string> = {
  street: 'city-address__street',
  houseNumber: 'city-address__number',
  addition: 'city-address__wide',
  postcode: 'city-address__number',
  city: 'city-address__street',
};

const autofill: Record<AddressPart, string | undefined> = {
  street: undefined,
  houseNumber: undefined,
  addition: 'address-line2',
  postcode: 'postal-code',
  city: 'address-level2',
};

export type AddressPart = (typeof addressParts)[number];
export type AddressFieldsProps = Props<{
  name: string;
  label: ComponentChildren;
  id?: string;
  hint?: ComponentChildren;
  /** An error about the address as a whole. */
  error?: string;
  errors?: Partial<Record<AddressPart, string | undefined>>;
  heading?: boolean;
  optional?: boolean;
  value?: Partial<Record<AddressPart, string | undefined>>;
  /** Which fields, in which order; all five if left out. */
  parts?: readonly AddressPart[];
  /** `false` where the address is not the person's own. */
  autofill?: boolean;
  /** Address that answers `?anfang=` with a list of streets, offered while typing. */
  streets?: string;
}>;
