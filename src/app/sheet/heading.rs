//! What the heading of a column means, in the usual spellings.

use unicode_normalization::UnicodeNormalization;

use super::read::SheetError;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Name,
    FirstName,
    LastName,
    Email,
    Phone,
    Status,
    Note,
    Role,
    Organisation,
    Tags,
    Via,
    AccessNeeds,
}

/// The first spelling is the one that `--column` takes, then English, German, French, Spanish, Italian and Dutch ones. Letters and digits
/// only: case, accents, spaces and hyphens do not matter.
const SPELLINGS: [(Field, &[&str]); 12] = [
    (
        Field::Name,
        &[
            "name fullname attendee attendeename participant participantname yourname",
            "vollstandigername vorundnachname teilnehmer teilnehmerin teilnehmername",
            "nometprenom prenometnom nomcomplet participante",
            "nombrecompleto nombreyapellidos asistente",
            "nomeecognome nomecompleto partecipante",
            "volledigenaam naam deelnemer",
        ],
    ),
    (
        Field::FirstName,
        &["firstname givenname forename first", "vorname rufname", "prenom", "nombre nombredepila", "nome", "voornaam roepnaam"],
    ),
    (
        Field::LastName,
        &["lastname familyname surname last", "nachname familienname", "nom nomdefamille", "apellido apellidos", "cognome", "achternaam"],
    ),
    (
        Field::Email,
        &[
            "email emailaddress mail mailaddress youremail youremailaddress",
            "emailadresse mailadresse",
            "courriel adressemail adresseemail adressecourriel adresseelectronique",
            "correo correoelectronico direcciondecorreo direcciondecorreoelectronico",
            "indirizzoemail postaelettronica",
            "emailadres mailadres",
        ],
    ),
    (
        Field::Phone,
        &[
            "phone phonenumber mobile mobilenumber mobilephone telephone telephonenumber tel cell",
            "telefon telefonnummer handy handynummer mobil mobilnummer mobiltelefon",
            "numerodetelephone portable",
            "telefono numerodetelefono movil",
            "numeroditelefono cellulare",
            "telefoon telefoonnummer mobiel mobielnummer",
        ],
    ),
    (
        Field::Status,
        &[
            "status answer response rsvp attending coming",
            "antwort zusage ruckmeldung",
            "statut reponse",
            "estado respuesta asistencia",
            "stato risposta",
            "antwoord aanwezig",
        ],
    ),
    (
        Field::Note,
        &[
            "note notes comment comments remark remarks",
            "notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar",
            "remarque remarques commentaire commentaires",
            "nota notas comentario comentarios observaciones",
            "annotazioni commento commenti osservazioni",
            "notitie notities opmerking opmerkingen",
        ],
    ),
    (Field::Role, &["role", "rolle funktion", "fonction", "rol funcion", "ruolo funzione", "functie"]),
    (
        Field::Organisation,
        &[
            "organisation organization org company affiliation institution employer",
            "einrichtung firma verein",
            "organisme entreprise structure",
            "organizacion empresa institucion entidad",
            "organizzazione ente azienda",
            "organisatie bedrijf instelling",
        ],
    ),
    (
        Field::Tags,
        &[
            "tags tag background groups group category categories",
            "stichworte stichworter schlagworte gruppe gruppen kategorie",
            "etiquettes motscles groupe groupes categorie",
            "etiquetas grupo grupos categoria",
            "etichette gruppo gruppi",
            "labels groep groepen",
        ],
    ),
    (
        Field::Via,
        &[
            "via referredby referrer referral referredthrough",
            "vermitteltdurch empfohlenvon",
            "orientepar envoyepar recommandepar",
            "derivadopor recomendadopor",
            "segnalatoda inviatoda",
            "verwezendoor doorverwezendoor",
        ],
    ),
    (
        Field::AccessNeeds,
        &[
            "accessneeds access accessneed accessibility accessibilityneeds accessrequirements",
            "barrierefreiheit unterstutzungsbedarf",
            "accessibilite besoinsdaccessibilite",
            "accesibilidad necesidadesdeacceso",
            "accessibilita esigenzediaccesso",
            "toegankelijkheid",
        ],
    ),
];

impl Field {
    /// What a heading means, if anything.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let plain: String = heading.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let is_one = |spellings: &[&str]| spellings.iter().flat_map(|words| words.split(' ')).any(|word| word == plain);
        SPELLINGS.into_iter().find(|(_, spellings)| is_one(spellings)).map(|(field, _)| field)
    }

    /// Reads `name=Gast`: a field, and the heading that stands for it in this file.
    ///
    /// # Errors
    /// [`SheetError::Column`] with the text, where it has no `=` or the field is none.
    pub fn read(text: &str) -> Result<(Self, String), SheetError> {
        let wrong = || SheetError::Column(text.to_owned());
        let (field, heading) = text.split_once('=').ok_or_else(wrong)?;
        Ok((Self::of(field).ok_or_else(wrong)?, heading.trim().to_owned()))
    }

    /// The names that [`read`](Self::read) takes, for advice.
    pub fn names() -> String {
        SPELLINGS.map(|(_, spellings)| spellings.iter().flat_map(|words| words.split(' ')).next().unwrap_or_default()).join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_spelling_is_plain_and_means_one_thing() {
        for (field, spellings) in SPELLINGS {
            for word in spellings.iter().flat_map(|words| words.split(' ')) {
                assert_eq!(Field::of(word), Some(field), "{word}");
            }
        }
    }

    #[test]
    fn usual_spellings() {
        let cases = [
            ("E-Mail", Some(Field::Email)),
            (" email_address ", Some(Field::Email)),
            ("Full name", Some(Field::Name)),
            ("FIRST NAME", Some(Field::FirstName)),
            ("Organization", Some(Field::Organisation)),
            ("Referred by", Some(Field::Via)),
            ("Vor- und Nachname", Some(Field::Name)),
            ("Rückmeldung", Some(Field::Status)),
            ("Prénom", Some(Field::FirstName)),
            ("Nom", Some(Field::LastName)),
            ("Adresse e-mail", Some(Field::Email)),
            ("Correo electrónico", Some(Field::Email)),
            ("Apellidos", Some(Field::LastName)),
            ("Nome", Some(Field::FirstName)),
            ("Nome e cognome", Some(Field::Name)),
            ("Numero di telefono", Some(Field::Phone)),
            ("Naam", Some(Field::Name)),
            ("E-mailadres", Some(Field::Email)),
            ("Schuhgröße", None),
            ("Shoe size", None),
            ("", None),
        ];
        for (heading, field) in cases {
            assert_eq!(Field::of(heading), field, "{heading}");
        }
        assert_eq!(Field::read("name=Gast"), Ok((Field::Name, "Gast".into())));
        assert_eq!(Field::read("shoe=Size"), Err(SheetError::Column("shoe=Size".into())));
    }
}
