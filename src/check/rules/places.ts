import { statusWord, type AdrFile } from '../../model/adr.ts';
import type { Problem } from '../../model/problem.ts';
import type { CheckRule } from '../input.ts';
import { placeAt, placeOf } from '../place.ts';

/** Places of one record that contradict each other: its status, its date, the number in its name and its title. */
export const places: CheckRule = ({ records }) =>
  [statusPlaces, datePlaces, numberPlaces].flatMap((problems) => records.flatMap(problems));

function statusPlaces(file: AdrFile): Problem[] {
  const [first, second] = file.adr.statusPlaces;
  if (!second) return [];
  const word = first && statusWord(first.value);
  const other = file.adr.statusPlaces.find((place) => statusWord(place.value) !== word);
  if (!first || !other) return [];
  return [
    {
      code: 'check/places-disagree',
      severity: 'warning',
      ...placeAt(file, other.start),
      message: `This record says "${first.value.trim()}" in one place and "${other.value.trim()}" in another.`,
      hint: `Readers differ in where they look; it is taken for ${file.adr.status} here. Make both the same.`,
    },
  ];
}

function datePlaces(file: AdrFile): Problem[] {
  const [first, second] = file.adr.datePlaces;
  if (!second) return [];
  const other = file.adr.datePlaces.find((place) => place.value.trim() !== first?.value.trim());
  if (!first || !other) return [];
  return [
    {
      code: 'check/places-disagree',
      severity: 'warning',
      ...placeAt(file, other.start),
      message: `This record is dated ${first.value.trim()} in one place and ${other.value.trim()} in another.`,
      hint: 'Make both the same.',
    },
  ];
}

function numberPlaces(file: AdrFile): Problem[] {
  const { number, titleNumber, titleSpan } = file.adr;
  if (number === undefined || titleNumber === undefined || titleNumber === number) return [];
  return [
    {
      code: 'check/places-disagree',
      severity: 'warning',
      ...placeOf(file, titleSpan),
      message: `The title says ${titleNumber}, the file name ${number}.`,
      hint: 'Make both the same; readers differ in which of them they show.',
    },
  ];
}
