import { candidateOf, type ForeignContact } from './contact-candidate';

const TODAY = '2026-03-12';
const of = (given: ForeignContact, country: string | null = null) => candidateOf(given, country, TODAY);

describe('a person of another system', () => {
  it('is brought into our form, and what is empty is left out', () => {
    expect(
      of({ externalId: ' p1 ', name: ' Анна  Ё ', email: 'A@Example.org', phone: '', birthDate: '1.3.1980' }),
    ).toEqual({
      externalId: 'p1',
      sortName: 'анна е',
      values: { name: 'Анна Ё', email: 'a@example.org', birthDate: '1980-03-01' },
      key: 'id p1',
    });
    expect(of({ cardNumber: 'K', phone: '0151 12345678', language: 'ru_RU' }, 'DE')).toMatchObject({
      values: { cardNumber: 'K', phone: '+4915112345678', language: 'RU' },
    });
  });

  it.each([
    [{ externalId: 'x', cardNumber: 'K', name: 'A' }, 'id x'],
    [{ cardNumber: 'K', name: 'A', birthDate: '1980-03-12' }, 'card K'],
    [{ name: 'ÁNNA', birthDate: '1980-03-12', phone: '+4915112345678' }, 'born 1980-03-12 anna'],
    [{ name: 'Anna', phone: '+49 151 12345678' }, 'phone +4915112345678 anna'],
  ])('%j is known again by "%s"', (given, key) => expect(of(given)).toMatchObject({ key }));

  it.each([
    [{ name: 'Anna' }, 'NO_KEY'],
    [{ phone: '+4915112345678' }, 'NO_KEY'],
    [{ externalId: 'x'.repeat(101) }, 'WRONG_EXTERNAL_ID'],
    [{ externalId: 'x', name: 'x'.repeat(161) }, 'WRONG_NAME'],
    [{ externalId: 'x', phone: '0151 1' }, 'WRONG_PHONE'],
    [{ externalId: 'x', email: 'x' }, 'WRONG_EMAIL'],
    [{ externalId: 'x', birthDate: '30.02.1980' }, 'WRONG_BIRTH_DATE'],
    [{ externalId: 'x', birthDate: '2026-03-13' }, 'WRONG_BIRTH_DATE'],
    [{ externalId: 'x', birthDate: '03/12/1980' }, 'WRONG_BIRTH_DATE'],
    [{ externalId: 'x', cardNumber: 'x'.repeat(41) }, 'WRONG_CARD_NUMBER'],
    [{ externalId: 'x', language: 'fr' }, 'WRONG_LANGUAGE'],
    [{ externalId: 'x', notes: 'x'.repeat(4001) }, 'WRONG_NOTES'],
  ])('%# is refused as %s', (given, problem) => expect(of(given)).toBe(problem));
});
