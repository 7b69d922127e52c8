//! Parameters of a listing that may stand several times: brands and values of options.

use http_kit::Problem;
use primitives::is_clean_text;
use utoipa::IntoParams;

/// The most of each.
const MOST: usize = 20;
/// In characters: the name of an option, a colon and a value.
const LONGEST: usize = 151;

#[derive(Debug, Default, PartialEq, Eq, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Choices {
    /// Only products of this brand; of one of these, if it stands several times, up to 20.
    #[param(max_items = 20, required = false)]
    pub(super) brand: Vec<String>,
    /// Only products that can be had like this, as `name:value` (`Colour:Red`): several values of one option widen the
    /// list, values of further options narrow it, up to 20.
    #[param(max_items = 20, required = false)]
    pub(super) option: Vec<String>,
}

impl Choices {
    /// Takes these parameters out of a query string, and says what is left of it.
    pub(super) fn take(query: &str) -> Result<(Self, String), Problem> {
        let mut choices = Self::default();
        let mut rest = form_urlencoded::Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            match name.as_ref() {
                "brand" => choices.brand.push(checked("?brand", &value)?),
                "option" => choices.option.push(checked("?option", &value)?),
                _ => drop(rest.append_pair(&name, &value)),
            }
        }
        for (name, values) in [("?brand", &mut choices.brand), ("?option", &mut choices.option)] {
            values.sort();
            values.dedup();
            if values.len() > MOST {
                return Err(Problem::invalid(name, "wrong_count", "there are at most 20 of these"));
            }
        }
        if choices.option.iter().any(|option| !option.contains(':')) {
            return Err(Problem::invalid("?option", "invalid", "an option is a name, a colon and a value"));
        }
        Ok((choices, rest.finish()))
    }
}

fn checked(name: &str, value: &str) -> Result<String, Problem> {
    let fits = (1..=LONGEST).contains(&value.chars().count()) && is_clean_text(value);
    let wrong = || Problem::invalid(name, "invalid", "this is a text of 1 to 151 characters");
    fits.then(|| value.to_owned()).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_parameters_are_taken_and_the_others_stay() {
        let (choices, rest) =
            Choices::take("brand=B&sort=price&option=Size%3A41&brand=A&brand=B&q=a+b%26").unwrap();
        assert_eq!((choices.brand, choices.option), (vec!["A".into(), "B".into()], vec!["Size:41".into()]));
        assert_eq!(rest, "sort=price&q=a+b%26");
    }

    #[test]
    fn what_cannot_be_a_brand_or_an_option_is_refused() {
        let many: String = (0..21).map(|number| format!("brand={number}&")).collect();
        for query in ["brand=", "brand=%00", "option=Red", "option=", &many] {
            assert!(Choices::take(query).is_err(), "{query}");
        }
    }
}
