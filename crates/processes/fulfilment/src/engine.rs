//! The order machine with the tasks that its states name.

use std::sync::Arc;

use thiserror::Error;
use workflow::{Definition, DefinitionError, Engine, EngineError, EngineOptions, Machine, Tasks};

use crate::{Fulfilment, MACHINE, tasks};

/// The course of an order, in Amazon States Language.
const ORDER: &str = include_str!("../../../../workflows/order.asl.json");

/// Why there is no engine.
#[derive(Debug, Error)]
pub enum MachineError {
    /// The definition is faulty.
    #[error("workflows/order.asl.json: {}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Definition(Vec<DefinitionError>),
    /// The definition names what there is not.
    #[error(transparent)]
    Engine(#[from] EngineError),
}

/// The course of an order as this version knows it.
///
/// # Errors
/// When the definition is faulty.
pub fn definition() -> Result<Definition, MachineError> {
    Definition::parse(ORDER).map_err(MachineError::Definition)
}

/// The engine that orders run through.
///
/// # Errors
/// When the definition is faulty, or names a task that there is not.
pub fn engine(fulfilment: &Fulfilment, options: EngineOptions) -> Result<Engine, MachineError> {
    let parts = &fulfilment.parts;
    let machine = Machine { name: MACHINE.to_owned(), definition: definition()? };
    Ok(Engine::new(parts.database.clone(), parts.clock.clone(), vec![machine], tasks(fulfilment), options)?)
}

fn tasks(fulfilment: &Fulfilment) -> Tasks {
    let parts = || Arc::clone(&fulfilment.parts);
    Tasks::new()
        .outside("payments:authorize", tasks::process_payment::ProcessPayment(parts()))
        .local("payments:await_confirmation", tasks::await_confirmation::AwaitConfirmation)
        .outside("payments:confirm", tasks::confirm_payment::ConfirmPayment(parts()))
        .local("inventory:commit", tasks::check_inventory::CheckInventory(parts()))
        .local("inventory:restore", tasks::restore_inventory::RestoreInventory(parts()))
        .outside("payments:capture", tasks::capture_payment::CapturePayment(parts()))
        .outside("payments:void", tasks::void_payment::VoidPayment(parts()))
        .outside("payments:refund", tasks::refund_payment::RefundPayment(parts()))
        .local("shipping:create_shipment", tasks::create_shipment::CreateShipment(parts()))
        .local("orders:confirm", tasks::confirm_order::ConfirmOrder(parts()))
        .local("orders:payment_failed", tasks::record_payment_failure::RecordPaymentFailure(parts()))
        .local("orders:out_of_stock", tasks::report_out_of_stock::ReportOutOfStock(parts()))
        .local("orders:failed", tasks::report_order_failure::ReportOrderFailure(parts()))
}
