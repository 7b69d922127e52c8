//! `cloudmart export customers`.

use anyhow::Result;
use primitives::Phone;
use users::User;

use super::cells::{Cell, Rows};
use crate::{
    command::new_file::{NewFile, told},
    wiring::Shop,
};

const HEADER: [&str; 9] = [
    "Customer ID",
    "First Name",
    "Last Name",
    "Email",
    "Email Verified At",
    "Phone",
    "Roles",
    "Created At",
    "Updated At",
];

/// How many accounts are held at a time.
const PART: u32 = 200;

pub async fn write(file: &mut NewFile, shop: &Shop) -> Result<u64> {
    let spinner = file.spinner();
    let mut rows = Rows::begin(file, &HEADER)?;
    let (mut count, mut after) = (0, None);
    loop {
        let part = shop.users.walk_users(after, PART).await?;
        let Some(last) = part.last() else { break };
        after = Some(last.id);
        for user in &part {
            rows.write(cells(user))?;
            count += 1;
        }
        told(&spinner, count, "customers");
    }
    rows.finish()?;
    Ok(count)
}

fn cells(user: &User) -> [Cell; 9] {
    let roles: Vec<String> = user.roles.iter().map(ToString::to_string).collect();
    [
        Cell::text(&user.id),
        Cell::any(user.first_name.as_ref()),
        Cell::any(user.last_name.as_ref()),
        Cell::text(&user.email),
        Cell::any(user.email_verified_at),
        Cell::any(user.phone.as_ref().map(Phone::as_str)),
        Cell::text(&roles.join(", ")),
        Cell::text(&user.created_at),
        Cell::text(&user.updated_at),
    ]
}
