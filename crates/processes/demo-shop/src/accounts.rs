//! The accounts of the demo shop. Their password is known to everybody, so a production store refuses them.

use users::{NewUser, Password, Role, Users};

use crate::DemoError;

/// The address of the staff account.
pub const STAFF: &str = "admin@cloudmart.example";
/// The address of the customer account.
pub const CUSTOMER: &str = "shopper@cloudmart.example";
/// The password of both.
pub const PASSWORD: &str = "cloudmart-demo";

/// Makes the accounts that are missing.
pub(crate) async fn ensure(users: &Users) -> Result<(), DemoError> {
    let staff = account(STAFF, "Ada", "Admin", Role::Admin)?;
    let customer = account(CUSTOMER, "Sam", "Shopper", Role::Customer)?;
    users.ensure_users(vec![staff, customer]).await?;
    Ok(())
}

fn account(email: &str, first_name: &str, last_name: &str, role: Role) -> Result<NewUser, DemoError> {
    let malformed = |what: &dyn std::fmt::Display| DemoError::Catalogue(format!("account {email}: {what}"));
    Ok(NewUser {
        email: email.parse().map_err(|error| malformed(&error))?,
        password: Password::parse(PASSWORD.to_owned()).map_err(|error| malformed(&error))?,
        first_name: first_name.parse().ok(),
        last_name: last_name.parse().ok(),
        role,
    })
}
