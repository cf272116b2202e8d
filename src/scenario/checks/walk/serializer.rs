//! The serde serializer behind the walk: it writes nothing down but values and their paths.

use super::{Leaf, Value};
use serde::ser::{self, Serialize, Serializer};
use std::fmt;

/// What is being walked over: a struct, a variant, a list, a tuple.
#[derive(Default)]
struct Frame {
    inside: (&'static str, &'static str),
    field: &'static str,
    /// Elements so far.
    index: usize,
    /// Length of the path outside this frame.
    path: usize,
    /// Elements have nothing to do with those before them.
    list: bool,
    /// Ids that were seen directly in this frame, unless it is a list.
    ids: Vec<(&'static str, String)>,
}

pub struct Walker {
    file: &'static str,
    path: String,
    frames: Vec<Frame>,
    /// The name of the newtype around the value that comes next.
    named: Option<&'static str>,
    pub leaves: Vec<Leaf>,
}

impl Walker {
    pub fn new(file: &'static str) -> Self {
        Self {
            file,
            path: String::new(),
            frames: vec![Frame::default()],
            named: None,
            leaves: Vec::new(),
        }
    }

    fn leaf(&mut self, value: Value) {
        let before =
            self.frames.iter().rev().flat_map(|frame| frame.ids.iter().rev().cloned()).collect();
        let Some(frame) = self.frames.last_mut() else { return };
        if let (Value::Id(kind, text), false) = (&value, frame.list) {
            frame.ids.push((kind, text.clone()));
        }
        self.leaves.push(Leaf {
            file: self.file,
            path: self.path.clone(),
            field: frame.field,
            inside: frame.inside,
            before,
            value,
        });
    }

    fn enter(&mut self, inside: Option<(&'static str, &'static str)>) {
        let outer = self.frames.last();
        let frame = Frame {
            inside: inside.or(outer.map(|o| o.inside)).unwrap_or_default(),
            field: outer.map(|o| o.field).unwrap_or_default(),
            path: self.path.len(),
            ..Frame::default()
        };
        self.frames.push(frame);
    }

    fn leave(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.path.truncate(frame.path);
        }
    }

    /// Walks over the next element of a list or tuple.
    fn element(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Refused> {
        let (path, index) = match self.frames.last_mut() {
            Some(frame) => {
                frame.index += 1;
                (frame.path, frame.index - 1)
            }
            None => (0, 0),
        };
        self.path.truncate(path);
        self.path.push_str(&format!("[{index}]"));
        value.serialize(&mut *self)
    }

    /// Walks over a field of a struct.
    fn field(
        &mut self,
        name: &'static str,
        value: &(impl Serialize + ?Sized),
    ) -> Result<(), Refused> {
        let path = match self.frames.last_mut() {
            Some(frame) => {
                frame.field = name;
                frame.path
            }
            None => 0,
        };
        self.path.truncate(path);
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(name);
        value.serialize(&mut *self)
    }
}

/// serde wants an error type; the walk has no use for it.
#[derive(Debug)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

macro_rules! numbers {
    ($($method:ident: $type:ty),* $(,)?) => {$(
        fn $method(self, value: $type) -> Result<(), Refused> {
            self.leaf(Value::Number(value as f64));
            Ok(())
        }
    )*};
}

impl Serializer for &mut Walker {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64,
    }

    fn serialize_bool(self, _: bool) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Refused> {
        self.leaf(Value::Text(value.to_string()));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Refused> {
        let text = text.to_owned();
        let value = match self.named.take() {
            Some("Moment") => Value::Moment(text),
            Some(kind) => Value::Id(kind, text),
            None => Value::Text(text),
        };
        self.leaf(value);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Refused> {
        self.leaf(Value::Unit(variant));
        Ok(())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.named = Some(name);
        let done = value.serialize(&mut *self);
        self.named = None;
        done
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.enter(Some((name, variant)));
        let done = self.element(value);
        self.leave();
        done
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refused> {
        self.enter(None);
        if let Some(frame) = self.frames.last_mut() {
            frame.list = true;
        }
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        self.enter(None);
        Ok(self)
    }

    fn serialize_tuple_struct(self, name: &'static str, _: usize) -> Result<Self, Refused> {
        self.enter(Some((name, "")));
        Ok(self)
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.enter(Some((name, variant)));
        Ok(self)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Refused> {
        self.enter(None);
        Ok(self)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Self, Refused> {
        self.enter(Some((name, "")));
        Ok(self)
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.enter(Some((name, variant)));
        Ok(self)
    }
}

macro_rules! compounds {
    ($($trait:ident::$method:ident),* $(,)?) => {$(
        impl ser::$trait for &mut Walker {
            type Ok = ();
            type Error = Refused;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                self.element(value)
            }

            fn end(self) -> Result<(), Refused> {
                self.leave();
                Ok(())
            }
        }
    )*};
}

compounds! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field,
}

impl ser::SerializeMap for &mut Walker {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Refused> {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        self.element(value)
    }

    fn end(self) -> Result<(), Refused> {
        self.leave();
        Ok(())
    }
}

macro_rules! structs {
    ($($trait:ident),*) => {$(
        impl ser::$trait for &mut Walker {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Refused> {
                self.field(name, value)
            }

            fn end(self) -> Result<(), Refused> {
                self.leave();
                Ok(())
            }
        }
    )*};
}

structs!(SerializeStruct, SerializeStructVariant);
